import {
  add,
  call,
  details,
  editTitle,
  expect,
  holdNotice,
  open,
  quickAdd,
  row,
  test,
  titles,
  tokenOf,
} from './hallpass'

test.describe('what was typed is not lost', () => {
  test('when the editor is left, by whatever way', async ({ page, person }) => {
    await open(page, person, '/account')
    await page.getByRole('link', { name: 'Hallpass' }).click()
    await add(page, 'Milk')
    const editor = await details(page, 'Milk')
    const question = page.getByRole('dialog', { name: 'Discard your changes?' })
    await expect(editor.getByLabel('Title')).toBeFocused()
    await editor.getByLabel('Notes').fill('Two litres')

    for (const leave of [
      () => page.keyboard.press('Escape'),
      () => editor.getByRole('button', { name: 'Close' }).click(),
      () => editor.getByRole('button', { name: 'Cancel' }).click(),
      () => page.goBack(),
    ]) {
      await leave()
      await expect(question).toBeVisible()
      await expect(question.getByRole('button', { name: 'Keep editing' })).toBeFocused()
      await page.keyboard.press('Escape')
      await expect(question).toBeHidden()
      await expect(editor.getByLabel('Notes')).toHaveValue('Two litres')
      await expect(page).toHaveURL(/\/tasks$/)
    }

    await page.keyboard.press('Escape')
    await question.getByRole('button', { name: 'Discard' }).click()
    await expect(editor).toBeHidden()
    await expect((await details(page, 'Milk')).getByLabel('Notes')).toHaveValue('')
    await page.keyboard.press('Escape')
    await expect(editor).toBeHidden() // nothing was typed: nothing is asked
    await expect(question).toBeHidden()
  })

  test('in the other forms', async ({ page, person, request }) => {
    const token = await tokenOf(request, person)
    const list = await call<{ id: string }>(request, token, 'POST', '/todo/lists', { name: 'Home' })
    await open(page, person, `/lists/${list.id}`)
    await add(page, 'Milk')
    const keep = page.getByRole('button', { name: 'Keep editing' })

    await page.getByRole('button', { name: 'New list' }).click()
    await page.getByLabel('Name of the new list').fill('Work')
    await page.keyboard.press('Escape')
    await keep.click()
    await expect(page.getByLabel('Name of the new list')).toHaveValue('Work')
    await page.getByRole('link', { name: 'All tasks' }).click()
    await keep.click()
    await expect(page).toHaveURL(new RegExp(list.id))
    await page.getByLabel('Name of the new list').fill('')
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: 'Rename list' }).click()
    await page.getByLabel('List name').fill('House')
    await page.keyboard.press('Escape')
    await keep.click()
    await expect(page.getByLabel('List name')).toHaveValue('House')
    await page.getByLabel('List name').fill('Home')
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: 'Share list' }).click()
    await page.getByRole('dialog').getByLabel('E-mail').fill('bob@')
    await page.keyboard.press('Escape')
    await keep.click()
    await expect(page.getByRole('dialog').getByLabel('E-mail')).toHaveValue('bob@')
    await page.getByRole('dialog').getByLabel('E-mail').fill('')
    await page.keyboard.press('Escape')

    await row(page, 'Milk')
      .getByRole('button', { name: /^More for/ })
      .click()
    await page.getByRole('menuitem', { name: /^Add subtask/ }).click()
    await page.getByLabel('New subtask of “Milk”').fill('Bottle')
    await page.keyboard.press('Escape')
    await keep.click()
    await expect(page.getByLabel('New subtask of “Milk”')).toHaveValue('Bottle')
  })

  test('in the line of quick add, and a title can be had again', async ({ page, person }) => {
    await open(page, person)
    await add(page, 'Milk')
    await expect(row(page, 'Milk')).toBeVisible()
    await quickAdd(page).fill('Half a thou')
    await page.reload()
    await expect(quickAdd(page)).toHaveValue('Half a thou')
    await page.getByRole('link', { name: /, Account$/ }).click()
    await expect(page).toHaveURL(/account/)
    await page.goBack()
    await expect(quickAdd(page)).toHaveValue('Half a thou')

    await editTitle(page, 'Milk')
    await page.getByLabel('Title of “Milk”').fill('Oat milk')
    await page.keyboard.press('Escape')
    await holdNotice(page)
    await expect.poll(() => titles(page)).toEqual(['Milk'])
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => titles(page)).toEqual(['Oat milk'])
  })

  test('in the line of quick add, when the service refuses it late', async ({ page, person, watched }) => {
    watched.expected.push(/status of 403/)
    await open(page, person)
    let answer = () => {}
    await page.route('**/todo/tasks', async (route) => {
      if (route.request().method() !== 'POST') return route.continue()
      await new Promise<void>((resolve) => (answer = resolve))
      await route.fulfill({ status: 403, contentType: 'application/problem+json', body: '{}' })
    })
    const asked = () => page.waitForRequest((r) => r.method() === 'POST' && r.url().endsWith('/todo/tasks'))
    const sent = asked()
    await add(page, 'Milk')
    await sent
    await quickAdd(page).fill('Half a thou')
    answer()
    await expect(page.getByText("Couldn't add “Milk”")).toBeVisible()
    await expect(quickAdd(page)).toHaveValue('Half a thou')

    const again = asked()
    await add(page, 'Bread')
    await again
    await page.getByRole('link', { name: /, Account$/ }).click()
    await expect(page).toHaveURL(/account/)
    answer()
    await expect(page.getByText("Couldn't add “Bread”")).toBeVisible()
    await page.goBack()
    await expect(quickAdd(page)).toHaveValue('Bread')
  })
})
